package almanac.web;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.row.Page;
import almanac.row.Versioned;
import almanac.row.Window;
import almanac.shared.Query;
import java.util.List;
import java.util.function.BiFunction;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Sends the messages of a controller and makes the answer of the API from what comes back: puts it into its envelope,
 * together with the metadata of the request. The version of a resource is the ETag of the answer, for {@code If-Match}
 * on a later change.
 */
@Component
public class Answers {

    private final Dispatch dispatch;

    Answers(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    /** Answers with one resource, as of the point in time that the caller asks for. */
    public <T, E> ResponseEntity<E> get(
            Query<Versioned<T>> query, Caller caller, BiFunction<T, MetadataV1, E> envelope) {
        return resource(dispatch.get(query, caller), caller, envelope);
    }

    /** Sends a command, and answers with the resource that it has changed. */
    public <T, E> ResponseEntity<E> change(
            Object command, Query<Versioned<T>> query, Caller caller, BiFunction<T, MetadataV1, E> envelope) {
        return resource(dispatch.change(command, query, caller), caller, envelope);
    }

    /** Does the same where the change may take the caller's right to see the resource: it is seen for the last time. */
    public <T, E> ResponseEntity<E> changeOrLose(
            Object command, Query<Versioned<T>> query, Caller caller, BiFunction<T, MetadataV1, E> envelope) {
        return resource(dispatch.changeOrLose(command, query, caller), caller, envelope);
    }

    /** Sends a command that removes something. */
    public DeleteEnvelopeV1 remove(Object command, Caller caller) {
        dispatch.send(command, caller);
        return DeleteEnvelopeV1.done(caller);
    }

    /** Answers with something that has no version. */
    public <A, E> E ask(Query<A> query, Caller caller, BiFunction<A, MetadataV1, E> envelope) {
        return envelope.apply(dispatch.ask(query, caller), MetadataV1.of(caller));
    }

    /** Answers with a whole list. */
    public <T, E> E list(Query<Page<T>> query, Caller caller, BiFunction<List<T>, MetadataV1, E> envelope) {
        return ask(query, caller, (page, metadata) -> envelope.apply(page.items(), metadata));
    }

    /** Answers with one page of a list. */
    public <T, E> E page(
            Query<Page<T>> query, Window window, Caller caller, BiFunction<List<T>, PaginatedMetadataV1, E> envelope) {
        return page(dispatch.ask(query, caller), window, caller, envelope);
    }

    public static <T, E> E page(
            Page<T> page, Window window, Caller caller, BiFunction<List<T>, PaginatedMetadataV1, E> envelope) {
        return envelope.apply(page.items(), PaginatedMetadataV1.of(caller, window, page));
    }

    public static <T, E> ResponseEntity<E> resource(
            Versioned<T> resource, Caller caller, BiFunction<T, MetadataV1, E> envelope) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        return (resource.hasVersion() ? answer.eTag("\"" + resource.version() + "\"") : answer)
                .body(envelope.apply(resource.value(), MetadataV1.of(caller)));
    }
}
