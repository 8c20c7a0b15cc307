package almanac.notification;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * SubEtha SMTP, a mail server, on a port of the loopback address. It keeps what it is given. Recipients whose address
 * begins with {@code nobody} are unknown to it.
 */
public final class MailServer implements AutoCloseable {

    private static final MailServer SHARED = new MailServer(_ -> {});

    private static final int UNKNOWN = 550;

    private final SMTPServer server;
    private final List<Mail> mails = new CopyOnWriteArrayList<>();
    private final Taking taking;

    /** One mail as it came, with the recipient of its envelope. */
    public record Mail(String recipient, String text) {

        /** Returns the value of the header, in one line. */
        public String header(String name) {
            return text.substring(0, text.indexOf("\r\n\r\n"))
                    .replaceAll("\r\n[ \t]+", " ")
                    .lines()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }

        public List<String> headerNames() {
            return text.substring(0, text.indexOf("\r\n\r\n"))
                    .replaceAll("\r\n[ \t]+", " ")
                    .lines()
                    .map(line -> line.replaceFirst(":.*", ""))
                    .toList();
        }

        public String body() {
            return text.substring(text.indexOf("\r\n\r\n") + 4);
        }
    }

    /** What happens between the moment at which a mail is kept and the one at which its sender is told so. */
    @FunctionalInterface
    public interface Taking {

        void taken(Mail mail);
    }

    public MailServer(Taking taking) {
        this.taking = taking;
        this.server = SMTPServer.port(freePort())
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandlerFactory(_ -> new Handler())
                .build();
        server.start();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("no port is free", e);
        }
    }

    /** Returns the server that all servers of the lanes hand their mail to. */
    public static MailServer shared() {
        return SHARED;
    }

    public int port() {
        return server.getPort();
    }

    /** The mails so far, in the order in which they came. */
    public List<Mail> all() {
        return List.copyOf(mails);
    }

    /** The mails to that address so far, in the order in which they came. */
    public List<Mail> to(String recipient) {
        return mails.stream().filter(mail -> mail.recipient().equals(recipient)).toList();
    }

    /** The first mail to that address, as soon as it is there. */
    public Mail awaitMail(String recipient) {
        return awaitMails(recipient, 1).getFirst();
    }

    /** The mails to that address, as soon as there are so many. */
    public List<Mail> awaitMails(String recipient, int many) {
        Awaitility.await("mail to " + recipient)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> to(recipient).size() >= many);
        return to(recipient);
    }

    @Override
    public void close() {
        server.stop();
    }

    /** One mail on its way. */
    private final class Handler implements MessageHandler {

        private final List<String> recipients = new ArrayList<>();

        @Override
        public void from(String sender) {
            recipients.clear();
        }

        @Override
        public void recipient(String address) throws RejectException {
            if (address.startsWith("nobody")) {
                throw new RejectException(UNKNOWN, "5.1.1 <" + address + ">: unknown");
            }
            recipients.add(address);
        }

        @Override
        public String data(InputStream data) throws IOException {
            String text = new String(data.readAllBytes(), StandardCharsets.UTF_8);
            for (String recipient : recipients) {
                Mail mail = new Mail(recipient, text);
                mails.add(mail);
                taking.taken(mail);
            }
            return "taken";
        }

        @Override
        public void done() {
            recipients.clear();
        }
    }
}
