package io.journeyledger.query.web;

/** Which end of a timeline comes first. */
enum Order {
    NEWEST,
    OLDEST
}
