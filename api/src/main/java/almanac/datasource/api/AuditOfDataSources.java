package almanac.datasource.api;

import almanac.datasource.query.DataSourceAuditDataV1;
import almanac.datasource.query.DataSourceAuditFilter;
import almanac.datasource.query.DataSourceAuditPart;
import almanac.datasource.query.DataSourceAuditPart.Place;
import almanac.datasource.query.DataSourceQuery.ReadDataSourceAudit;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Fetches the requested audit events of data sources part by part, the newest first. */
final class AuditOfDataSources implements Iterator<List<DataSourceAuditDataV1>> {

    private static final int LINES_AT_ONCE = 1_000;

    private final Dispatch dispatch;
    private final Caller caller;
    private final DataSourceAuditFilter filter;
    private @Nullable Place last;
    private boolean isEnd;

    AuditOfDataSources(Dispatch dispatch, Caller caller, DataSourceAuditFilter filter) {
        this.dispatch = dispatch;
        this.caller = caller;
        this.filter = filter;
    }

    @Override
    public boolean hasNext() {
        return !isEnd;
    }

    @Override
    public List<DataSourceAuditDataV1> next() {
        if (isEnd) {
            throw new NoSuchElementException();
        }
        ReadDataSourceAudit query = new ReadDataSourceAudit(caller.user(), filter, last, LINES_AT_ONCE);
        DataSourceAuditPart part = dispatch.ask(query, caller);
        last = part.last();
        isEnd = last == null;
        return part.events();
    }
}
