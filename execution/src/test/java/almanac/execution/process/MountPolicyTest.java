package almanac.execution.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import almanac.execution.process.LocalExecutor.Terms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(Trial.JOBS)
class MountPolicyTest {

    private static final Limits PLENTY = new Limits(1L << 30, 200, Duration.ofMinutes(5));

    /** Not in {@code /tmp}, of which each job has its own. */
    private Path outside = Path.of("/var/tmp");

    @TempDir
    Path home;

    @BeforeEach
    void there_is_something_to_hide() throws IOException {
        assumeThat(Sandbox.found()).as("what the machine gives us").isEqualTo(Sandbox.HIDING);
        outside = Files.createTempDirectory(Path.of("/var/tmp"), "almanac-test-");
        for (String name : List.of("git", "git/tools", "git/tools/bin", "open")) {
            Files.createDirectory(outside.resolve(name));
            Files.setPosixFilePermissions(outside.resolve(name), PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        Files.setPosixFilePermissions(outside, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(outside.resolve("git/secret"), "s3cret");
        Files.writeString(outside.resolve("git/tools/bin/hello"), "echo hello");
        Files.writeString(outside.resolve("open/file"), "as it was");
    }

    @AfterEach
    void nothing_is_left() throws IOException {
        if (outside.getNameCount() > 2) {
            Deletion.of(outside);
        }
    }

    @Test
    void what_is_hidden_is_empty_but_for_the_programs_in_it() {
        MountPolicy mounts = MountPolicy.beside(
                List.of(outside.resolve("git"), outside.resolve("missing")),
                Path.of("/usr/bin"),
                List.of(Path.of("/usr/bin"), outside.resolve("git/tools/bin")));
        Trial job = run(
                mounts,
                "cat git/secret; cat git/tools/../secret; sh git/tools/bin/hello; ls -l /proc/$$/fd | grep -c git/tools");
        assertThat(job.printed()).isEqualTo("hello\n0\n");
    }

    @Test
    void programs_that_a_link_leads_to_are_found_where_they_are_looked_for() throws IOException {
        Files.createSymbolicLink(outside.resolve("git/python"), outside.resolve("open"));
        Files.createDirectory(outside.resolve("open/bin"));
        Files.writeString(outside.resolve("open/bin/hello"), "echo hello");
        MountPolicy mounts = MountPolicy.beside(
                List.of(outside.resolve("git")), Path.of("/usr/bin"), List.of(outside.resolve("git/python/bin")));
        assertThat(run(mounts, "cat git/secret; sh git/python/bin/hello").printed())
                .isEqualTo("hello\n");
    }

    @Test
    void what_is_not_the_jobs_own_it_reads_and_does_not_write() throws IOException {
        Trial job = run(
                MountPolicy.OF_ALL_ELSE,
                "cat open/file; echo x > open/file; rm open/file; touch open/another git/another;"
                        + " cd - > /dev/null; echo mine > kept; cat kept; touch /tmp/x /dev/shm/x && echo x > /dev/null && ls /tmp/x");
        assertThat(job.printed()).isEqualTo("as it wasmine\n/tmp/x\n");
        assertThat(outside.resolve("open/another")).doesNotExist();
        assertThat(Files.readString(outside.resolve("open/file"))).isEqualTo("as it was");
    }

    @Test
    void a_job_lies_in_a_place_that_is_hidden() {
        Trial job = new Trial(
                Trial.executor(
                        outside.resolve("open/data"),
                        new Terms(0, false, new MountPolicy(List.of(outside), List.of()))),
                "one");
        job.start("pwd; cat %s/open/file; echo mine > kept; cat kept".formatted(outside), PLENTY);
        assertThat(job.end().status()).isZero();
        assertThat(job.printed()).isEqualTo(job.folder() + "\nmine\n");
    }

    @Test
    void what_the_machine_has_for_all_is_never_taken_for_the_servers_own() throws IOException {
        MountPolicy mounts = MountPolicy.beside(List.of(), Path.of("/"), List.of());
        assertThat(mounts.hidden()).doesNotContain(Path.of("/"));
        assertThat(MountPolicy.beside(List.of(), outside, List.of()).hidden()).contains(outside);
        assertThat(new MountPolicy(List.of(Path.of("/")), List.of()).tops(home, home))
                .doesNotContain(Path.of("/"));
    }

    @Test
    void a_mount_is_made_read_only_with_what_it_keeps() {
        assertThat(Mounts.mount("36 35 98:0 /x /mnt/a\\040b rw,nosuid,noatime,idmapped shared:1 - ext4 /dev/sda rw"))
                .hasValue(new Mounts.Mount(Path.of("/mnt/a b"), List.of("noatime", "nosuid")));
        assertThat(Mounts.mount("36 35 98:0 / /mnt ro,relatime - ext4 /dev/sda rw"))
                .isEmpty();
        assertThat(Mounts.mount("36 35 0:50 / /mnt rw,relatime - nfs4 files:/ rw"))
                .isEmpty();
        assertThat(Mounts.mount("36 35")).isEmpty();
    }

    private Trial run(MountPolicy mounts, String command) {
        Trial job = new Trial(Trial.executor(home, new Terms(0, false, mounts)), "one");
        job.start("cd %s; %s".formatted(outside, command), PLENTY).end();
        return job;
    }
}
