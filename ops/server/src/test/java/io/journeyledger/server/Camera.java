package io.journeyledger.server;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/**
 * Takes pictures of whole pages and asks Chromium to be quick about it, for files a third larger. Playwright's own way,
 * which does not, takes three times as long for a long page: most of that is compressing.
 * https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-captureScreenshot
 */
record Camera(CDPSession session) {

    static Camera of(Page page) {
        return new Camera(page.context().newCDPSession(page));
    }

    /** @param to a PNG file, made with its folders or written over */
    void take(Path to) {
        JsonObject size = session.send("Page.getLayoutMetrics").getAsJsonObject("cssContentSize");
        size.addProperty("scale", 1);
        JsonObject picture = new JsonObject();
        picture.addProperty("format", "png");
        picture.addProperty("optimizeForSpeed", true);
        picture.addProperty("captureBeyondViewport", true);
        picture.add("clip", size);
        String data =
                session.send("Page.captureScreenshot", picture).get("data").getAsString();
        try {
            Files.createDirectories(to.getParent());
            Files.write(to, Base64.getDecoder().decode(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
