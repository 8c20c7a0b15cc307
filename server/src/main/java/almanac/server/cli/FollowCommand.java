package almanac.server.cli;

import almanac.log.LogHeaders;
import almanac.server.cli.ServerClient.Streamed;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints events as they happen. */
@Command(
        name = "follow",
        description = {
            "Prints the events of a running server as they happen.",
            "",
            "One line of JSON each, until it is stopped or has come to --until. A connection that breaks is made again,",
            "and no event is left out or told twice."
        })
@SuppressWarnings("NullAway.Init") // picocli sets them
final class FollowCommand implements Callable<Integer> {

    @Mixin
    private FilterOptions filters;

    @Mixin
    private ServerOptions server;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        String path = "/api/admin/v1/events/stream" + filters.query(filters.after(), "ndjson");
        new FollowedStream(server.client(), path, new Printed()).follow();
        return 0;
    }

    /** Prints each event, until the requested end is reached. */
    private final class Printed implements FollowedStream.Taker {

        @Override
        public void take(@Nullable String type, String data) {
            PrintWriter out = command.commandLine().getOut();
            out.println(data);
            out.flush();
        }

        @Override
        public boolean isOver(@Nullable String reached, Streamed stream) {
            return reached != null
                    && filters.endsSomewhere()
                    && Long.parseLong(reached) >= stream.number(LogHeaders.UNTIL);
        }
    }
}
