package almanac.dataset.work;

import almanac.dataset.query.ContentsTable;
import almanac.role.ForRole;
import almanac.role.Role;
import almanac.shared.Sha256;
import almanac.storage.files.BlobStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Removes blobs that no dataset, snapshot, run, version of a model or project has. Two rules protect blobs that are about to be needed: recently kept
 * ones stay, and nothing is removed before the tables that say what is needed contain all that had happened when it
 * began (docs/adr/0022).
 */
@Component
@ForRole(Role.API)
class BlobGarbageCollector {

    private static final Logger log = LoggerFactory.getLogger(BlobGarbageCollector.class);
    private static final int AT_ONCE = 200;

    private final BlobStore blobs;
    private final ContentsTable contents;
    private final InstantSource clock;
    private final Duration grace;

    BlobGarbageCollector(
            BlobStore blobs,
            ContentsTable contents,
            InstantSource clock,
            @Value("${almanac.files.grace:1h}") Duration grace) {
        this.blobs = blobs;
        this.contents = contents;
        this.clock = clock;
        this.grace = grace;
    }

    /** Tells whether the tables have reached that position; until then the collector has to wait. */
    boolean isPossible(long since) {
        return contents.isComplete(since);
    }

    /** Returns the position in the log that the tables must have reached before {@link #collect}. */
    long begin() {
        return contents.endOfLog();
    }

    /** Returns the number of removed blobs. */
    int collect() {
        Instant moment = clock.instant().minus(grace);
        int removed = 0;
        for (Path part : blobs.parts()) {
            List<Sha256> old = blobs.olderThan(moment, part);
            for (int from = 0; from < old.size(); from += AT_ONCE) {
                removed += collect(old.subList(from, Math.min(from + AT_ONCE, old.size())), moment);
            }
        }
        if (removed > 0) {
            log.info("The bytes of {} files that nobody needs any more are removed", removed);
        }
        return removed;
    }

    private int collect(List<Sha256> old, Instant moment) {
        List<Sha256> unneeded = unneeded(old);
        return unneeded.isEmpty()
                ? 0
                : blobs.remove(
                        unneeded, moment, content -> !unneeded(List.of(content)).isEmpty());
    }

    private List<Sha256> unneeded(List<Sha256> all) {
        Set<String> needed = new HashSet<>(contents.needed(all));
        return all.stream().filter(content -> !needed.contains(content.value())).toList();
    }
}
