package io.journeyledger.server;

/** What people look at pages on; width and height in pixels. */
enum Screen {
    DESK(1280, 800),
    PHONE(360, 740);

    final int width;
    final int height;

    Screen(int width, int height) {
        this.width = width;
        this.height = height;
    }
}
