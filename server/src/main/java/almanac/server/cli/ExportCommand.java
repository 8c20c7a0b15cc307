package almanac.server.cli;

import almanac.log.EventLine;
import almanac.log.FileEnd;
import almanac.log.FileHead;
import almanac.log.FileLines;
import almanac.log.LogHeaders;
import almanac.server.cli.ServerClient.Streamed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks a running server for the log and writes it to a file. */
@Command(
        name = "export",
        description = {
            "Writes the events of a running server to a file, one a line.",
            "",
            "The file is there when it is whole. Until then it is called <file>.part, and --resume goes on with it.",
            "An export of all events can be imported. What it says about people can be read with their keys alone,",
            "which are no part of it: --keys writes them to a file of their own, to be kept apart and briefly."
        })
@SuppressWarnings("NullAway.Init") // picocli sets them
final class ExportCommand implements Callable<Integer> {

    private static final String NDJSON = "ndjson";
    private static final int SHOWN_EVERY = 500;

    @Option(names = "--file", required = true, paramLabel = "<file>", description = "Compressed if it ends with .gz.")
    private Path file;

    @Option(
            names = "--format",
            defaultValue = NDJSON,
            paramLabel = "<format>",
            description = "ndjson or cloudevents; only the first can be imported (${DEFAULT-VALUE}).")
    private String format;

    @Option(names = "--resume", description = "Go on with what is there of an export with the same options.")
    private boolean resume;

    @Option(
            names = "--keys",
            paramLabel = "<file>",
            description = "Write the keys of all people to this file, too; for administrators alone.")
    private @Nullable Path keys;

    @Mixin
    private FilterOptions filters;

    @Mixin
    private ServerOptions server;

    @Mixin
    private OutputOptions output;

    /** Outcome of the command. */
    private record Outcome(
            String file,
            long events,
            long position,
            @Nullable String keysFile,
            @Nullable Long keys) {}

    @Override
    public Integer call() {
        ServerClient client = server.client();
        try (Draft draft = resume ? Draft.continued(file) : Draft.begun(file)) {
            begin(draft);
            long position = fetch(client, draft);
            long events = draft.lines() - (isFramed() ? 1 : 0);
            Long people = keys == null ? null : fetchKeys(client, keys);
            if (isFramed()) {
                draft.write(FileLines.write(FileEnd.ofEvents(events, position)));
            }
            draft.finish();
            output.tell(
                    "%d events, up to position %d of the log, are in %s.".formatted(events, position, file),
                    new Outcome(file.toString(), events, position, keys == null ? null : keys.toString(), people));
            return 0;
        } catch (IOException e) {
            throw new CommandFailed("%s cannot be written (%s).".formatted(file, e.getMessage()));
        } catch (EventLine.Unreadable e) {
            throw new CommandFailed("What is there of %s is no export: %s.".formatted(file, e.getMessage()));
        }
    }

    private boolean isFramed() {
        return format.equals(NDJSON);
    }

    private void begin(Draft draft) throws IOException, EventLine.Unreadable {
        if (!isFramed()) {
            return;
        }
        String head = FileLines.write(FileHead.ofEvents(filters.limits()));
        if (draft.last() == null) {
            draft.write(head);
        } else if (!head.equals(draft.first())) {
            throw new CommandFailed(
                    "What is there of %s was asked for with other options; the same are needed to resume."
                            .formatted(file));
        }
    }

    /** Returns the position up to which the log was read. */
    private long fetch(ServerClient client, Draft draft) throws IOException, EventLine.Unreadable {
        String last = draft.last();
        String after =
                last == null || FileLines.isFrame(last) ? filters.after() : Long.toString(FileLines.position(last));
        try (Streamed answer = client.stream(
                        "/api/admin/v1/events" + filters.query(after, format), Map.of("Accept-Encoding", "gzip"));
                ProgressBar bar = output.progress("exporting")) {
            long start = answer.number(LogHeaders.AFTER);
            long end = answer.number(LogHeaders.UNTIL);
            WholeLines lines = new WholeLines(answer.body());
            for (String line = next(client, lines); line != null; line = next(client, lines)) {
                draft.write(line);
                if (draft.lines() % SHOWN_EVERY == 0) {
                    bar.show(FileLines.position(line) - start, end - start);
                }
            }
            bar.show(1, 1);
            return end;
        }
    }

    private @Nullable String next(ServerClient client, WholeLines lines) {
        try {
            String line = lines.next();
            if (line == null && lines.isCutOff()) {
                throw new IOException("in the middle of an event");
            }
            return line;
        } catch (IOException e) {
            throw new CommandFailed(client.brokenOff(e).getMessage() + " What came is kept: --resume goes on with it.");
        }
    }

    /** Fetches the keys, after the events: every person in these has a key by now, unless the person was erased. */
    private long fetchKeys(ServerClient client, Path target) throws IOException, EventLine.Unreadable {
        try (Draft draft = Draft.begun(target);
                Streamed answer = client.stream("/api/admin/v1/subjects/keys", Map.of())) {
            WholeLines lines = new WholeLines(answer.body());
            for (String line = lines.next(); line != null; line = lines.next()) {
                draft.write(line);
            }
            String last = draft.last();
            if (last == null || FileLines.end(last).lines() != draft.lines() - 2) {
                throw new CommandFailed("The keys did not come whole; try again.");
            }
            draft.finish();
            return draft.lines() - 2;
        }
    }
}
