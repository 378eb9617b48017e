package io.journeyledger.query.web.picture;

/**
 * A stretch of time in a picture.
 *
 * @param x where it begins, 0 to {@value Scale#WIDTH}
 * @param width at least wide enough to be seen
 * @param tone ends the name of its class in the stylesheet
 */
record Bar(double x, double width, String tone) {}
