package io.journeyledger.server;

import com.microsoft.playwright.Page;

/** Where the next key goes. */
final class Focus {

    private Focus() {}

    /** What has the focus and does not show it; empty where it is seen. What is cut off has an outline, too. */
    static String hidden(Page page) {
        return (String) page.evaluate("""
                () => {
                    const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
                    const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
                    const cut = style.clipPath !== 'none' || Math.min(box.width, box.height) <= 4;
                    return e === document.body || outlined && !cut ? '' : e.outerHTML.slice(0, 200);
                }""");
    }
}
