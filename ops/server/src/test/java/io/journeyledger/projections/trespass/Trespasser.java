package io.journeyledger.projections.trespass;

import jakarta.servlet.http.HttpServletRequest;
import org.hipparchus.util.FastMath;

/** Projections must not know the web, nor use optimisers where no model is fitted. */
public final class Trespasser {
    Object handler(HttpServletRequest request) {
        return request;
    }

    double optimised() {
        return FastMath.log(2);
    }
}
