package almanac.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AdvisoryLockTest {

    /** Servers of an older version lock on these numbers. */
    private static final String NUMBERS = """
            ADMINISTRATORS 4711001
            ERASURES 4711002
            PROJECTION_RUNS 4711003
            SERVER_START 4711004
            SERVER_PRESENCE 4711005
            LOG_COPY 4711006
            SINGLE_NODE_LEASE 4711007
            JOB_SERVER 4711012
            JOB_CHOICES 4711013
            BLOB_COLLECTION 4711020
            DATASET_FOLDER 4711021
            FILE_CHORES 4711022
            FILE_COLLECTION 4711023
            PROJECT_COPIES 4711027
            GATEWAY_CALLS 4711046
            DELIVERIES 4711047
            METRIC_CHORES 4711048
            ORPHANED_ARTIFACTS 4711061
            MODEL_SERVING 4711050
            HARDWARE_TIERS 4711801
            ENVIRONMENT_BUILDS 4711802
            """;

    @Test
    void every_lock_keeps_its_number() {
        assertThat(AdvisoryLock.values())
                .extracting(lock -> lock + " " + lock.takeForTransaction().replaceAll("\\D", ""))
                .containsExactlyElementsOf(NUMBERS.lines().toList());
    }

    @Test
    void no_two_locks_have_the_same_number() {
        assertThat(Arrays.stream(AdvisoryLock.values()).map(AdvisoryLock::takeForTransaction))
                .doesNotHaveDuplicates();
    }

    @Test
    void every_statement_is_on_the_number_of_its_lock() {
        AdvisoryLock lock = AdvisoryLock.JOB_SERVER;
        assertThat(new String[] {
                    lock.shareForTransaction(),
                    lock.takeKeyForTransaction(),
                    lock.takeKeysForTransaction(),
                    lock.shareForSession(),
                    lock.shareKeyForSession(),
                    lock.tryForSession(),
                    lock.tryKeyForSession(),
                    lock.release(),
                    lock.releaseKey(),
                    lock.isHeld(),
                    lock.isKeyHeld()
                })
                .allMatch(statement -> statement.contains("4711012"));
    }
}
