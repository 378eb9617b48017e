package io.journeyledger.server.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The guards before all other filters. */
@Configuration(proxyBeanMethods = false)
public class GuardConfiguration {
    @Bean
    FilterRegistrationBean<ForeignPages> foreignPages(@Value("${server.address}") String address)
            throws UnknownHostException {
        var guard = new FilterRegistrationBean<>(
                new ForeignPages(InetAddress.getByName(address).isLoopbackAddress()));
        guard.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return guard;
    }

    @Bean
    FilterRegistrationBean<PackedBodies> packedBodies() {
        var guard = new FilterRegistrationBean<>(new PackedBodies());
        guard.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return guard;
    }
}
