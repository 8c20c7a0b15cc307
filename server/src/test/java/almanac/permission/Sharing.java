package almanac.permission;

import almanac.contract.Api;
import almanac.permission.PermissionTable.Cell;
import almanac.server.Server;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Things that cells of the permission table ask about. Cells that need the same kind of thing get the same one, and those of
 * one operation the same request, until an answer has changed something: then the next cell gets a new one.
 *
 * @param <S> what the operations of a section are about
 */
final class Sharing<S> {

    private final BiFunction<String, S, Request> requests;
    private final Map<String, S> subjects = new HashMap<>();
    private final Map<String, Asked<S>> asked = new HashMap<>();

    private record Asked<S>(S subject, Request request) {}

    /** @param requests makes what an operation needs beside its subject, and the request for it */
    Sharing(BiFunction<String, S, Request> requests) {
        this.requests = requests;
    }

    /**
     * @param kind tells things of one kind from others, above all by the rights that were given to callers
     * @param made a new thing of this kind
     * @param caller the client that asks about the thing, with the rights in it that its column names
     */
    void ask(Cell cell, String kind, Supplier<S> made, Function<S, Api> caller) {
        String key = cell.operation() + " " + kind;
        Asked<S> about = asked.computeIfAbsent(key, _ -> prepared(cell.operation(), kind, made));
        Api asking = caller.apply(about.subject());
        long before = Server.running().changes();
        Request request = about.request();
        asking.send(request.method(), request.path(), request.body()).expect(cell.status());
        if (Server.running().changes() == before) {
            return;
        }
        if (cell.status() >= 400) {
            throw new AssertionError("what was refused has changed something");
        }
        asked.remove(key);
        subjects.remove(kind, about.subject());
    }

    /** A thing that was changed for one operation is not fit for another. */
    private Asked<S> prepared(String operation, String kind, Supplier<S> made) {
        S subject = subjects.computeIfAbsent(kind, _ -> made.get());
        long before = Server.running().changes();
        Request request = requests.apply(operation, subject);
        if (Server.running().changes() != before) {
            subjects.remove(kind);
        }
        return new Asked<>(subject, request);
    }
}
