package almanac.notification.work;

import almanac.role.StartupRefused;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The mail server that mail is handed to, and how.
 *
 * @param host empty when no mail is sent
 * @param user empty when the server asks for no login
 * @param linksTo the address of this server for readers of mails; empty when they hold no links
 */
record MailSettings(
        String host, int port, String user, String password, String from, Security security, String linksTo) {

    enum Security {
        STARTTLS,
        TLS,
        NONE
    }

    MailSettings {
        if (!host.isEmpty() && domain(from) == null) {
            throw new StartupRefused("almanac.mail.from is needed with almanac.mail.host: the address that mail is"
                    + " sent from, such as almanac@example.com.");
        }
    }

    boolean isConfigured() {
        return !host.isEmpty();
    }

    /** Returns the right side of the ids of mails. */
    String domain() {
        return String.valueOf(domain(from));
    }

    private static @Nullable String domain(String address) {
        int at = address.lastIndexOf('@');
        return at < 1 || at == address.length() - 1
                ? null
                : address.substring(at + 1).replaceFirst(">.*", "").toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "mail server " + host;
    }
}
