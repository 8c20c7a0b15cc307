package almanac.web;

import almanac.messaging.DiskStatus;
import almanac.messaging.FullDisk;
import almanac.messaging.Outage;
import almanac.shared.ErrorCode;
import almanac.turn.OncePerMinute;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Decides what the sender of a request is told about a failure that is no refusal: that the disk is full, that the
 * database is away, or that there is a bug. The first two fail every request while they last, so each has a line a minute
 * in the log; a bug has its stack trace each time.
 */
@Component
public class Faults {

    private static final Logger log = LoggerFactory.getLogger(Faults.class);

    private static final String BUG = "Something went wrong inside: see the server's log";

    private final OncePerMinute lines = new OncePerMinute();
    private final DiskStatus disk;

    Faults(DiskStatus disk) {
        this.disk = disk;
    }

    /** Answer to a fault. */
    public record Told(HttpStatus status, String sentence) {}

    /** Returns what is told, and has the log tell more. */
    public Told told(HttpServletRequest request, Throwable fault) {
        if (FullDisk.ofDatabaseIsBehind(fault)) {
            noteFull("database's", fault);
            return new Told(HttpStatus.SERVICE_UNAVAILABLE, FullDisk.SENTENCE);
        }
        if (FullDisk.ofServerIsBehind(fault)) {
            noteFull("server's", fault);
            return new Told(
                    HttpStatus.INSUFFICIENT_STORAGE, ErrorCode.NO_ROOM.with().getMessage());
        }
        if (Outage.isBehind(fault)) {
            if (lines.isDue("away")) {
                log.error("The database does not answer: {}", rootOf(fault));
            }
            return new Told(HttpStatus.SERVICE_UNAVAILABLE, Outage.SENTENCE);
        }
        log.error("Unexpected failure of {} {}", request.getMethod(), request.getRequestURI(), fault);
        return new Told(HttpStatus.INTERNAL_SERVER_ERROR, BUG);
    }

    private void noteFull(String whose, Throwable fault) {
        disk.wasFull();
        if (lines.isDue(whose)) {
            log.error("The {} disk is full, nothing can be written: {}", whose, rootOf(fault));
        }
    }

    private static String rootOf(Throwable fault) {
        Throwable root = fault;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString();
    }
}
