package almanac.server.cli;

import java.io.PrintStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Shows how far a long work has come, in one line that is written over and over. */
public final class ProgressBar implements AutoCloseable {

    private static final int WIDTH = 40;
    private static final long REDRAWN_EVERY = Duration.ofMillis(200).toNanos();

    private final String what;
    private final @Nullable PrintStream terminal;
    private long drawnAt;
    private boolean drawn;

    /**
     * Begins a bar, and draws nothing yet.
     *
     * @param terminal null when there is no person to watch it
     */
    public ProgressBar(String what, @Nullable PrintStream terminal) {
        this.what = what;
        this.terminal = terminal;
    }

    public void show(long done, long all) {
        long now = System.nanoTime();
        if (terminal != null && (!drawn || now - drawnAt >= REDRAWN_EVERY)) {
            draw(terminal, all <= 0 ? 100 : (int) (Math.min(done, all) * 100 / all));
            drawnAt = now;
        }
    }

    private void draw(PrintStream screen, int percent) {
        int full = percent * WIDTH / 100;
        screen.print("\r%s [%s%s] %3d %%".formatted(what, "#".repeat(full), " ".repeat(WIDTH - full), percent));
        screen.flush();
        drawn = true;
    }

    /** Leaves the line as it is and goes to the next. */
    @Override
    public void close() {
        if (terminal != null && drawn) {
            terminal.println();
        }
    }
}
