package almanac.execution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsualProgramsTest {

    @TempDir
    Path directory;

    private Path machines;
    private Path jobs;

    @BeforeEach
    void folders() throws IOException {
        machines = Files.createDirectory(directory.resolve("machine"));
        jobs = directory.resolve("bin");
    }

    @Test
    void python_is_found_where_only_python3_is() throws IOException, InterruptedException {
        program("python3", "echo \"third of $1\"");
        UsualPrograms.write(machines.toString(), jobs);
        String path = UsualPrograms.with(jobs, machines.toString());
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", "python 'a b'");
        builder.environment().put("PATH", path);
        Process process = builder.start();
        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).isEqualTo("third of a b\n");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void a_machine_that_has_it_keeps_its_own() throws IOException {
        program("python3", "");
        program("python", "");
        UsualPrograms.write(machines.toString(), jobs);
        assertThat(jobs).doesNotExist();
        assertThat(UsualPrograms.with(jobs, machines.toString())).isEqualTo(machines.toString());
    }

    @Test
    void a_machine_without_any_gets_none() {
        UsualPrograms.write("/nowhere::" + machines, jobs);
        assertThat(jobs).doesNotExist();
    }

    private void program(String name, String text) throws IOException {
        Path program = Files.writeString(machines.resolve(name), "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
