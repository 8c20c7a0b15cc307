package almanac.dataset.work;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.messaging.DiskStatus;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;
import org.springframework.util.unit.DataSize;

class RoomHealthTest {

    @TempDir
    Path directory;

    @Test
    void it_is_down_when_one_of_the_disks_has_no_room() {
        assertThat(status(Long.MAX_VALUE, directory)).isEqualTo(Status.DOWN);
        assertThat(status(0, directory)).isEqualTo(Status.UP);
    }

    @Test
    void a_directory_that_is_not_there_needs_none() {
        assertThat(status(Long.MAX_VALUE, directory.resolve("none"))).isEqualTo(Status.UP);
    }

    private static Status status(long least, Path place) {
        return new RoomHealth(List.of(place), new DiskStatus(), DataSize.ofBytes(least))
                .health()
                .getStatus();
    }
}
