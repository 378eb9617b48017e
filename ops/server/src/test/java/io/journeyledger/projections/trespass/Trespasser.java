package io.journeyledger.projections.trespass;

import jakarta.servlet.http.HttpServletRequest;

/** Projections must not know the web. */
public final class Trespasser {
    Object handler(HttpServletRequest request) {
        return request;
    }
}
