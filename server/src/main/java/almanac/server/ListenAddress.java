package almanac.server;

import almanac.role.StartupRefused;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Address where the web server will listen, tried out before anything expensive is started. */
record ListenAddress(@Nullable InetAddress address, int port) {
    static ListenAddress of(Environment environment) {
        return new ListenAddress(address(environment), port(environment));
    }

    void requireFree() {
        if (port <= 0) {
            return; // 0: any free port; below: no web server
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
        } catch (BindException e) {
            throw new StartupRefused(refusal(e), e);
        } catch (IOException e) {
            throw new StartupRefused("Almanac cannot listen on " + this + ": " + e.getMessage() + ".", e);
        }
    }

    static String taken(String what) {
        return what + " is taken by another program; choose another port with --server.port=<number>.";
    }

    @Override
    public String toString() {
        return address == null ? "port " + port : address.getHostAddress() + ":" + port;
    }

    private String refusal(BindException e) {
        String reason = String.valueOf(e.getMessage());
        if (reason.contains("in use")) {
            return taken(toString());
        }
        if (reason.contains("ermission")) {
            return "This user may not listen on " + this + "; choose a port above 1023 with --server.port=<number>.";
        }
        return "Almanac cannot listen on " + this + " (" + reason + "); look at --server.address and --server.port.";
    }

    private static @Nullable InetAddress address(Environment environment) {
        String address = environment.getProperty("server.address");
        if (address == null || address.isBlank()) {
            return null;
        }
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new StartupRefused("--server.address=" + address + " is no address of this machine.", e);
        }
    }

    private static int port(Environment environment) {
        String port = environment.getProperty("server.port", "8080");
        try {
            int number = Integer.parseInt(port.strip());
            if (number <= 65535) {
                return number;
            }
        } catch (NumberFormatException e) {
            // refused below, with the numbers too large
        }
        throw new StartupRefused("--server.port=" + port + " is no port number from 0 to 65535.");
    }
}
