package almanac.server;

import almanac.role.StartupRefused;
import java.io.IOException;

/** A short-lived helper process: it ends by itself, or together with the thread that waits for it. */
final class ChildProcess {
    private ChildProcess() {}

    static int run(ProcessBuilder command) {
        try {
            Process process = command.start();
            try {
                return process.waitFor();
            } catch (InterruptedException e) {
                process.destroy();
                throw Pause.interrupted(e);
            }
        } catch (IOException e) {
            throw new StartupRefused(command.command().getFirst() + " cannot be run: " + e.getMessage(), e);
        }
    }
}
