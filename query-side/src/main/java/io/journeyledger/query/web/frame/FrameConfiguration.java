package io.journeyledger.query.web.frame;

import jakarta.servlet.DispatcherType;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.VersionResourceResolver;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.module.SimpleModule;

/**
 * What pages and problems need, whoever serves them: every process imports this, also for the pages of other modules.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class FrameConfiguration implements WebMvcConfigurer {

    /** Names of files change with their content, so what a browser has stays right. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/static/assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(new AskedInstant());
    }

    @Bean
    JacksonModule askedInstants() {
        return new SimpleModule("asked-instants").addDeserializer(Instant.class, new AskedInstant());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new KnownParameters());
    }

    /** Names may have slashes, which are no borders of segments where they are encoded. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> namesWithSlashes() {
        return server -> server.addConnectorCustomizers(connector -> {
            connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
            connector.setEncodedReverseSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
        });
    }

    @Bean
    FilterRegistrationBean<SecurityHeaders> securityHeaders() {
        FilterRegistrationBean<SecurityHeaders> filter = new FilterRegistrationBean<>(new SecurityHeaders());
        filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit() {
        return new FilterRegistrationBean<>(new BodyLimit(RoomForBodies.inHeap()));
    }

    @Bean
    MessageSource messageSource() {
        return ModuleTexts.load();
    }

    @Bean
    LocaleResolver localeResolver() {
        return new ReadersLanguage();
    }

    @Bean
    Languages languages() {
        return new Languages();
    }

    @Bean
    Wording wording(MessageSource texts, Display display) {
        return new Wording(texts, display);
    }

    /** @param zone time zone in which pages show instants, such as {@code Europe/London}; empty: the machine's */
    @Bean
    Display display(@Value("${journey.zone:}") String zone) {
        return new Display(zone.isEmpty() ? ZoneId.systemDefault() : known(zone));
    }

    private static ZoneId known(String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException _) {
            throw new IllegalArgumentException("journey.zone is '" + zone
                    + "': use the name of a time zone such as Europe/London, or an offset such as +01:00");
        }
    }
}
