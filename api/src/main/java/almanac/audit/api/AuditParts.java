package almanac.audit.api;

import almanac.audit.query.AuditEventV1;
import almanac.audit.query.AuditPart;
import almanac.audit.query.ReadAuditEvents;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.row.Window;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The events that are asked for, fetched part by part; each part is asked for by the caller, so it is his to see. */
final class AuditParts implements Iterator<List<AuditEventV1>> {

    private final Dispatch dispatch;
    private final Caller caller;
    private final AuditEventsRequest request;
    private final int largestPart;
    private int offset;
    private @Nullable Long after;
    private boolean isEnd;

    /**
     * The parts of the list.
     *
     * @param offset how many events are left out
     * @param largestPart how many are fetched at once at most
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
        AuditPart part = dispatch.ask(query, AuditPart.class, caller);
        List<AuditEventV1> events = part.events();
        isEnd = part.isEnd();
        if (!events.isEmpty()) {
            after = events.getLast().metadata().position();
        }
        offset = 0;
        return events;
    }
}
