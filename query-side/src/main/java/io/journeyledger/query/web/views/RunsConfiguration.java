package io.journeyledger.query.web.views;

import io.journeyledger.query.web.ClockWords;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Rebuilds, audits, rehearsals and dead letters, for a program that follows the views and answers no other questions.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@Import(ClockWords.class)
public class RunsConfiguration {}
