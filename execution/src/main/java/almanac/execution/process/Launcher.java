package almanac.execution.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Starts a job's command in its sandbox. */
record Launcher(Sandbox sandbox, Processors processors, Path hidden, MountPolicy mounts) {

    /**
     * Shell script around the command. After the command it starts no process: that would be taken for one of the
     * command.
     */
    private static final String AROUND = """
            dir=$1; shift
            trap : TERM INT HUP
            read -r boot < /proc/sys/kernel/random/boot_id
            read -r self < /proc/$$/stat
            echo "$boot $self" > "$dir/process.draft" && mv "$dir/process.draft" "$dir/process" || exit 125
            ( { echo 1000 > /proc/self/oom_score_adj; } 2>> "$dir/launch"; exec "$@" ) >> "$dir/stdout" 2>> "$dir/stderr" < /dev/null
            status=$?
            { echo $status; times; echo end; } > "$dir/exit"
            """;

    /**
     * Shell script that runs its arguments but the first as its child, for the first process of a name space is spared
     * most signals. The values of variables come in a file that is gone before the command begins: arguments can be
     * seen by all processes.
     */
    private static final String FIRST = """
            file=$1; shift
            if [ -e "$file" ]; then . "$file"; rm -f "$file"; fi
            "$@"
            exit $?""";

    private static final Duration LONGEST_START = Duration.ofSeconds(20);

    void start(Launch launch, ProcessDirectory directory, JobNotes notes) {
        notes.sandbox(sandbox);
        List<String> words = new ArrayList<>(List.of(
                "setsid", "sh", "-c", AROUND, "almanac-job", directory.path().toString()));
        words.addAll(processors.around(notes, launch.limits()));
        SandboxPaths paths =
                new SandboxPaths(launch.job(), hidden, mounts, directory.inside(), launch.workingDirectory());
        words.addAll(sandbox.around(launch.limits(), paths));
        Path variables = directory.inside().resolve(".variables");
        Variables.write(launch.variables(), variables);
        sandbox.give(launch.job(), directory);
        UserFiles.write(launch, directory);
        words.addAll(List.of("sh", "-c", FIRST, "almanac-job", variables.toString()));
        words.addAll(RunCommand.arguments(launch.command()));
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(launch.workingDirectory().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.path().resolve("launch").toFile()));
        builder.environment().clear();
        builder.environment().putAll(Processors.variables(launch.limits()));
        builder.environment().putAll(launch.environment());
        builder.environment().put(LocalExecutor.MARK, launch.job());
        try {
            awaitBeginning(builder.start(), notes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitBeginning(Process process, JobNotes notes) {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (notes.process().isEmpty()) {
            if (System.nanoTime() > end
                    || (!process.isAlive() && notes.process().isEmpty())) {
                process.destroyForcibly();
                throw new IllegalStateException("the command's process did not begin");
            }
            ProcessKiller.pause();
        }
    }
}
