package almanac.notification.work;

import almanac.role.ForRole;
import almanac.role.Role;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Reports how notices fare. A server without a mail server is sound: its mail waits. */
@Component
@ForRole(Role.API)
class NotificationHealth extends AbstractHealthIndicator {

    private final MailSettings mail;
    private final JdbcOperations jdbc;

    NotificationHealth(MailSettings mail, JdbcOperations jdbc) {
        super("The outbox cannot be asked");
        this.mail = mail;
        this.jdbc = jdbc;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        Long waiting = jdbc.queryForObject("select count(*) from delivery where state = 'WAITING'", Long.class);
        builder.up()
                .withDetail("mail", mail.isConfigured() ? "is handed to " + mail.host() : "waits for almanac.mail.host")
                .withDetail("waiting", waiting == null ? 0 : waiting);
    }
}
