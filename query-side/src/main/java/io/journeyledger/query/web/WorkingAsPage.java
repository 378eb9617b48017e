package io.journeyledger.query.web;

import io.journeyledger.query.web.act.WorkingAs;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Somebody sits down at the desk. */
@Controller
class WorkingAsPage {

    /**
     * @param actor who works here from now on
     * @param back a page of ours to go on with
     */
    @PostMapping("/working-as")
    String say(
            @RequestParam(defaultValue = "") String actor,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        WorkingAs.keep(actor, request, response);
        return to(back);
    }

    @PostMapping("/working-as/change")
    String change(
            @RequestParam(defaultValue = "/") String back, HttpServletRequest request, HttpServletResponse response) {
        WorkingAs.forget(request, response);
        return to(back);
    }

    /** Only where a page of ours sent it: to another site, or into another address, it would lead nobody. */
    private static String to(String back) {
        return "redirect:"
                + (back.matches("/care(\\?[A-Za-z0-9._~%=&-]*)?|/(journeys|complaints)/[A-Za-z0-9._~%/-]*([?]done=)?")
                        ? back
                        : "/");
    }
}
