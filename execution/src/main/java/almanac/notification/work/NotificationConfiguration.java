package almanac.notification.work;

import almanac.notification.work.MailSettings.Security;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures how mail is handed over. */
@Configuration(proxyBeanMethods = false)
class NotificationConfiguration {

    @Bean
    MailSettings mailSettings(
            @Value("${almanac.mail.host:}") String host,
            @Value("${almanac.mail.port:587}") int port,
            @Value("${almanac.mail.user:}") String user,
            @Value("${almanac.mail.password:}") String password,
            @Value("${almanac.mail.from:}") String from,
            @Value("${almanac.mail.security:starttls}") Security security,
            @Value("${almanac.mail.links-to:}") String linksTo) {
        return new MailSettings(host, port, user, password, from, security, linksTo);
    }
}
