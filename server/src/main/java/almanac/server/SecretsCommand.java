package almanac.server;

import almanac.server.cli.CommandFailures;
import almanac.server.cli.OutputOptions;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Works with the master key from the command line. */
@Command(name = "secrets", description = "Replaces the master key.")
@SuppressWarnings("NullAway.Init") // picocli sets it
final class SecretsCommand implements Runnable {

    @Spec
    private CommandSpec command;

    /** Outcome of the command. */
    private record Outcome(boolean rotated) {}

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "Say what to do with the master key.");
    }

    @Command(
            name = "rotate",
            description = {
                "Puts a new master key in the place of secrets.key, and seals everything again under it.",
                "",
                "No server may run on the installation. The former key is kept beside it (secrets.key.former-...), for older",
                "backups need it: delete it with the last of them. What is cut off half way is completed by the next start.",
                "",
                "Settings say which installation: --almanac.data-dir=<directory>, or --spring.datasource.url=<url> and so on."
            })
    int rotate(
            @Parameters(
                            arity = "0..*",
                            paramLabel = "--<setting>=<value>",
                            description = "Settings of the installation.")
                    String @Nullable [] settings,
            @Mixin OutputOptions output) {
        String[] given = settings == null ? new String[0] : settings;
        String[] all = Stream.concat(Arrays.stream(given), Stream.of("--almanac.secrets.rotate=true"))
                .toArray(String[]::new);
        try (ConfigurableApplicationContext _ = AlmanacApplication.withoutServer(all)) {
            output.tell("Everything is sealed under a new master key.", new Outcome(true));
            return 0;
        } catch (RuntimeException _) {
            return CommandFailures.FAILED; // the reason is on the console already
        }
    }
}
