package almanac.support;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the person who started the server needs to know next. On stdout and not in the log, which may go elsewhere. */
@Component
class Welcome {
    private final ObjectProvider<AdministratorKey> key;
    private final String address;
    private final String contextPath;
    private final PrintStream out = System.out;

    Welcome(
            ObjectProvider<AdministratorKey> key,
            @Value("${server.address:}") String address,
            @Value("${server.servlet.context-path:}") String contextPath) {
        this.key = key;
        this.address = address;
        this.contextPath = contextPath;
    }

    @EventListener
    void greet(ApplicationReadyEvent ready) throws IOException {
        if (!(ready.getApplicationContext() instanceof WebServerApplicationContext web) || web.getWebServer() == null) {
            return; // without a web server nobody can be sent to it
        }
        String url = url(address, web.getWebServer().getPort(), contextPath);
        out.println("Almanac listens on " + url);
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
        out.println();
        out.println("The administrator's API key, made just now: "
                + Files.readString(file).strip());
        out.println("It is kept in " + file);
        out.println("A first project:");
        out.println();
        out.println(firstProject(file, url));
        out.println();
    }

    static String firstProject(Path file, String url) {
        return "curl -s -H \"X-Domino-Api-Key: $(cat " + quoted(file.toString())
                + ")\" -H 'Content-Type: application/json' -d '{\"name\":\"first-project\",\"description\":\"My first project\",\"visibility\":\"private\"}' "
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
