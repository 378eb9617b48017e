package io.journeyledger.query.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.projections.index.ViewsUnavailableException;
import io.journeyledger.query.InvalidQuestionException;
import io.journeyledger.query.QueryProgram;
import io.journeyledger.query.UnansweredQuestionException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.ControllerAdviceBean;
import org.springframework.web.method.annotation.ExceptionHandlerMethodResolver;

/** Whoever serves an address: people are refused on a page, programs by a problem document. */
@SpringBootTest(
        classes = QueryProgram.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.mvc.problemdetails.enabled=true")
class EveryRefusalTest {

    @Autowired
    ApplicationContext parts;

    @Test
    void says_that_the_views_are_away() {
        assertThat(controllers(""))
                .isNotEmpty()
                .allSatisfy(each -> assertRefuses(each, UnansweredQuestionException.class));
    }

    @Test
    void says_what_cannot_be_asked() {
        assertThat(controllers(""))
                .isNotEmpty()
                .allSatisfy(each -> assertRefuses(each, InvalidQuestionException.class));
    }

    @Test
    void says_that_no_view_can_be_written() {
        assertThat(controllers(".views"))
                .isNotEmpty()
                .allSatisfy(each -> assertRefuses(each, ViewsUnavailableException.class));
    }

    private List<Class<?>> controllers(String under) {
        return parts.getBeansWithAnnotation(Controller.class).values().stream()
                .<Class<?>>map(Object::getClass)
                .filter(type -> type.getPackageName().startsWith("io.journeyledger.query.web" + under))
                .toList();
    }

    private void assertRefuses(Class<?> controller, Class<? extends Exception> refusal) {
        assertThat(ControllerAdviceBean.findAnnotatedBeans(parts).stream()
                        .filter(advice -> advice.isApplicableToBeanType(controller))
                        .<Class<?>>map(advice -> Objects.requireNonNull(advice.getBeanType()))
                        .filter(type ->
                                new ExceptionHandlerMethodResolver(type).resolveMethodByExceptionType(refusal) != null)
                        .map(EveryRefusalTest::answersPrograms)
                        .findFirst())
                .hasValue(answersPrograms(controller));
    }

    private static boolean answersPrograms(Class<?> type) {
        return AnnotatedElementUtils.hasAnnotation(type, ResponseBody.class);
    }
}
