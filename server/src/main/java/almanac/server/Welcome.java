package almanac.server;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Prints what the person that started the server needs to know next: on stdout and not in the log, which may go
 * elsewhere.
 */
@Component
class Welcome {
    private final ObjectProvider<AdministratorKey> key;
    private final String address;
    private final String contextPath;
    private final boolean inContainer;
    private final PrintStream out;

    @Autowired
    Welcome(
            ObjectProvider<AdministratorKey> key,
            @Value("${server.address:}") String address,
            @Value("${server.servlet.context-path:}") String contextPath,
            @Value("${almanac.in-container:false}") boolean inContainer) {
        this(key, address, contextPath, inContainer, System.out);
    }

    Welcome(
            ObjectProvider<AdministratorKey> key,
            String address,
            String contextPath,
            boolean inContainer,
            PrintStream out) {
        this.key = key;
        this.address = address;
        this.contextPath = contextPath;
        this.inContainer = inContainer;
        this.out = out;
    }

    @EventListener
    void greet(ApplicationReadyEvent ready) throws IOException {
        if (!(ready.getApplicationContext() instanceof WebServerApplicationContext web) || web.getWebServer() == null) {
            return; // without a web server there is no address to print
        }
        greet(web.getWebServer().getPort());
    }

    /**
     * Greets the operator. A container has its own addresses and files: the greeting there names none that its reader
     * would look for outside.
     */
    void greet(int port) throws IOException {
        String url = inContainer ? "$API" + contextPath : url(address, port, contextPath);
        out.println("Almanac listens on " + (inContainer ? "port " + port + " of its container" : url));
        AdministratorKey generated = key.getIfAvailable();
        if (generated != null && generated.generatedNow() && generated.file().isPresent()) {
            tell(generated.file().get(), url);
        }
        out.flush();
    }

    static String url(String address, int port, String contextPath) throws UnknownHostException {
        return "http://" + reachable(address) + ":" + port + contextPath;
    }

    private void tell(Path file, String url) throws IOException {
        String secret = Files.readString(file).strip();
        out.println();
        out.println("The administrator's API key, made just now: " + secret);
        if (inContainer) {
            out.println("It is kept in the container, in " + file);
            out.println("A first project, with API=http://<address>:<port> as the container's port is published:");
        } else {
            out.println("It is kept in " + file);
            out.println("A first project:");
        }
        out.println();
        out.println(firstProject(inContainer ? secret : "$(cat " + quoted(file.toString()) + ")", url));
        out.println();
    }

    private static String firstProject(String secret, String url) {
        return "curl -s -H \"X-Domino-Api-Key: " + secret
                + "\" -H 'Content-Type: application/json' -d '{\"name\":\"first-project\",\"description\":\"My first project\",\"visibility\":\"private\"}' "
                + url + "/api/projects/beta/projects";
    }

    private static String quoted(String path) {
        return path.matches("[A-Za-z0-9_./-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
    }

    private static String reachable(String address) throws UnknownHostException {
        if (address.isBlank() || InetAddress.getByName(address).isAnyLocalAddress()) {
            return "127.0.0.1";
        }
        return address.contains(":") ? "[" + address + "]" : address;
    }
}
