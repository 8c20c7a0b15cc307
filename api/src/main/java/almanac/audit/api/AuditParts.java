package almanac.audit.api;

import almanac.audit.query.AuditEventV1;
import almanac.audit.query.AuditPart;
import almanac.audit.query.AuditQuery.ReadAuditEvents;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.row.Window;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Fetches the requested events part by part. Each part is asked for as the caller, so the caller may see all of it. */
final class AuditParts implements Iterator<List<AuditEventV1>> {

    private final Dispatch dispatch;
    private final Caller caller;
    private final AuditEventsRequest request;
    private final int largestPart;
    private int offset;
    private @Nullable Long after;
    private boolean isEnd;

    /**
     * Begins the list.
     *
     * @param offset number of events to skip
     * @param largestPart most events that are fetched at once
     */
    AuditParts(Dispatch dispatch, Caller caller, AuditEventsRequest request, int offset, int largestPart) {
        this.dispatch = dispatch;
        this.caller = caller;
        this.request = request;
        this.offset = offset;
        this.largestPart = largestPart;
    }

    @Override
    public boolean hasNext() {
        return !isEnd;
    }

    @Override
    public List<AuditEventV1> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        ReadAuditEvents query =
                new ReadAuditEvents(request.toFilter(), request.toOrder(), after, new Window(offset, largestPart));
        AuditPart part = dispatch.ask(query, caller);
        List<AuditEventV1> events = part.events();
        isEnd = part.isEnd();
        if (!events.isEmpty()) {
            after = events.getLast().metadata().position();
        }
        offset = 0;
        return events;
    }
}
