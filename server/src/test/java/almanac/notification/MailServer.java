package almanac.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/**
 * A mail server on a port of the loopback address, that all servers of the tests hand their mail to. It speaks SMTP and
 * keeps what it is given. Recipients whose address begins with {@code nobody} are unknown to it.
 */
public final class MailServer {

    private static final MailServer SHARED = new MailServer();

    private final ServerSocket socket;
    private final List<Mail> mails = new CopyOnWriteArrayList<>();

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

    private MailServer() {
        try {
            this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public static MailServer shared() {
        return SHARED;
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** The mails to that address so far, in the order in which they came. */
    public List<Mail> to(String recipient) {
        return mails.stream().filter(mail -> mail.recipient().equals(recipient)).toList();
    }

    /** The first mail to that address, as soon as it is there. */
    public Mail awaitMail(String recipient) {
        Awaitility.await("mail to " + recipient)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !to(recipient).isEmpty());
        return to(recipient).getFirst();
    }

    private void accept() {
        while (true) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            OutputStream out = socket.getOutputStream();
            say(out, "220 tests");
            List<String> recipients = new ArrayList<>();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String verb = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(Locale.ROOT);
                switch (verb) {
                    case "EHLO", "HELO", "MAIL", "RSET", "NOOP" -> say(out, "250 ok");
                    case "RCPT" -> say(out, recipient(line, recipients));
                    case "DATA" -> {
                        say(out, "354 go on");
                        String text = data(in);
                        recipients.forEach(recipient -> mails.add(new Mail(recipient, text)));
                        recipients.clear();
                        say(out, "250 taken");
                    }
                    case "QUIT" -> {
                        say(out, "221 bye");
                        return;
                    }
                    default -> say(out, "502 not known");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String recipient(String line, List<String> recipients) {
        String address = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
        if (address.startsWith("nobody")) {
            return "550 5.1.1 <" + address + ">: unknown";
        }
        recipients.add(address);
        return "250 ok";
    }

    private static String data(BufferedReader in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            text.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        return text.toString();
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
