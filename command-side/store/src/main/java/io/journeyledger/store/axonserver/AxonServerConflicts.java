package io.journeyledger.store.axonserver;

import io.axoniq.axonserver.connector.AxonServerConnection;
import io.axoniq.axonserver.connector.event.AggregateEventStream;
import io.axoniq.axonserver.connector.event.AppendEventsTransaction;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Gives a conflict on Axon Server, and that it is away, the names they have everywhere else. The connector knows the
 * code, but a commit that the server refuses comes back as gRPC's own exception, which nobody above should have to
 * know.
 */
final class AxonServerConflicts implements BeanPostProcessor, MethodInterceptor {

    /** Axon Server's code for an event at a place that is taken. */
    private static final String PLACE_TAKEN = "AXONIQ-2000";

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof AxonServerConnectionManager ? watched(bean, true) : bean;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation call) throws Throwable {
        return switch (answer(call)) {
            case AxonServerConnection connection -> watched(connection, false);
            case EventChannel channel -> watched(channel, false);
            case AppendEventsTransaction transaction -> watched(transaction, false);
            case AggregateEventStream stream -> new JourneyStream(stream);
            case CompletableFuture<?> answer
            when call.getThis() instanceof AppendEventsTransaction -> AppendAnswer.of(answer);
            case null -> null;
            case Object other -> other;
        };
    }

    private static @Nullable Object answer(MethodInvocation call) throws Throwable {
        try {
            return call.proceed();
        } catch (RuntimeException e) {
            throw call.getThis() instanceof AxonServerConnectionManager ? e : named(e);
        }
    }

    Object watched(Object target, boolean asItsClass) {
        ProxyFactory proxy = new ProxyFactory(target);
        proxy.setProxyTargetClass(asItsClass);
        proxy.addAdvice(this);
        return proxy.getProxy(AxonServerConflicts.class.getClassLoader());
    }

    static Throwable named(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String message = cause.getMessage();
        if (cause instanceof StatusRuntimeException && message != null && message.contains(PLACE_TAKEN)) {
            return new ConcurrencyException(message, cause);
        }
        return AxonServerAway.isBehind(cause) ? AxonServerAway.because(cause) : cause;
    }
}
