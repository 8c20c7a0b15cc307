package almanac.notification.work;

import almanac.notification.event.DeliveryFailure;
import almanac.storage.outbox.NoticeContent;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * Hands mail to a server by SMTP. The id of a mail is that of its delivery, so that a mail that is sent twice, because
 * the server ended before it could record the first time, is one to its reader.
 */
@Component
class Mailer {

    private static final String LONGEST_WAIT =
            String.valueOf(Duration.ofSeconds(10).toMillis());

    private final MailSettings settings;
    private final JavaMailSenderImpl sender;

    Mailer(MailSettings settings) {
        this.settings = settings;
        this.sender = sender(settings);
    }

    private static JavaMailSenderImpl sender(MailSettings settings) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(settings.host());
        sender.setPort(settings.port());
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        Properties properties = sender.getJavaMailProperties();
        if (!settings.user().isEmpty()) {
            sender.setUsername(settings.user());
            sender.setPassword(settings.password());
            properties.setProperty("mail.smtp.auth", "true");
        }
        properties.setProperty("mail.smtp.connectiontimeout", LONGEST_WAIT);
        properties.setProperty("mail.smtp.timeout", LONGEST_WAIT);
        properties.setProperty("mail.smtp.writetimeout", LONGEST_WAIT);
        properties.setProperty("mail.smtp.localhost", settings.domain());
        properties.setProperty("mail.smtp.from", settings.from());
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        switch (settings.security()) {
            case STARTTLS -> {
                properties.setProperty("mail.smtp.starttls.enable", "true");
                properties.setProperty("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
            case NONE -> {}
        }
        return sender;
    }

    boolean isConfigured() {
        return settings.isConfigured();
    }

    /**
     * Sends one mail to one address.
     *
     * @param id the left side of its Message-ID
     * @param by the name of the user that caused it; null when the server did
     */
    DeliveryAttempt send(String id, String address, NoticeContent content, @Nullable String by, Instant causedAt) {
        try {
            MimeMessage mail = sender.createMimeMessage();
            mail.setHeader("Message-ID", "<%s@%s>".formatted(id, settings.domain()));
            mail.setHeader("Auto-Submitted", "auto-generated");
            mail.setFrom(settings.from());
            mail.setRecipients(MimeMessage.RecipientType.TO, address);
            mail.setSubject("[Almanac] " + inOneLine(content.subject()), StandardCharsets.UTF_8.name());
            mail.setSentDate(Date.from(causedAt));
            mail.setText(text(content, by), StandardCharsets.UTF_8.name());
            sender.send(mail);
            return DeliveryAttempt.MADE;
        } catch (MessagingException | MailParseException _) {
            return DeliveryAttempt.failed(DeliveryFailure.NO_ADDRESS, "the address is not one of mail");
        } catch (MailAuthenticationException _) {
            return DeliveryAttempt.failed(DeliveryFailure.REFUSED, "the mail server does not take almanac.mail.user");
        } catch (MailException e) {
            int answer = answer(e);
            return answer < 0
                    ? DeliveryAttempt.failed(DeliveryFailure.UNREACHABLE, "the mail server cannot be reached")
                    : DeliveryAttempt.failed(DeliveryFailure.REFUSED, "the mail server answered " + answer);
        }
    }

    /** Returns the text without line breaks and the like, which would end a header and begin another. */
    private static String inOneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ");
    }

    private String text(NoticeContent content, @Nullable String by) {
        StringBuilder text = new StringBuilder(content.text()).append("\n\n");
        if (by != null) {
            text.append("Sent by ").append(by).append(".\n");
        }
        if (!settings.linksTo().isEmpty()) {
            text.append(settings.linksTo().replaceFirst("/$", ""))
                    .append(content.path())
                    .append('\n');
        }
        return text.toString();
    }

    /** Returns the code with which the server refused; negative when it did not answer. Its words may hold addresses. */
    private static int answer(MailException failure) {
        Stream<Throwable> causes = failure instanceof MailSendException send
                ? Stream.concat(Stream.of(send), Stream.of(send.getMessageExceptions()))
                : Stream.of(failure);
        return causes.mapToInt(Mailer::code).max().orElse(-1);
    }

    private static int code(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> -1;
            case SMTPSendFailedException e -> e.getReturnCode();
            case SMTPAddressFailedException e -> e.getReturnCode();
            case SMTPSenderFailedException e -> e.getReturnCode();
            case MessagingException e when e.getNextException() != null -> code(e.getNextException());
            default -> code(failure.getCause());
        };
    }
}
