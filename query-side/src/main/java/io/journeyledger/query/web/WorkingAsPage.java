package io.journeyledger.query.web;

import io.journeyledger.query.web.act.WorkingAs;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Somebody else sits down at the desk. */
@Controller
class WorkingAsPage {

    /** @param back a page of ours to go on with */
    @PostMapping("/working-as/change")
    String change(
            @RequestParam(defaultValue = "/") String back, HttpServletRequest request, HttpServletResponse response) {
        WorkingAs.forget(request, response);
        // Only where a page of ours sent it: to another site, or into another address, it would lead nobody.
        return "redirect:" + (back.matches("/care|/(journeys|complaints)/[A-Za-z0-9._~%/-]*") ? back : "/");
    }
}
