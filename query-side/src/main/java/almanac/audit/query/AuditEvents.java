package almanac.audit.query;

import almanac.row.Page;
import almanac.row.Window;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/** Queries of the trail. */
@Component
class AuditEvents {

    private final NamedParameterJdbcOperations jdbc;
    private final AuditNames names;

    AuditEvents(NamedParameterJdbcOperations jdbc, AuditNames names) {
        this.jdbc = jdbc;
        this.names = names;
    }

    @QueryHandler
    Page<AuditEventV1> answer(ListAuditEvents query) {
        AuditSearch search = new AuditSearch(query.filter(), query.order(), names);
        Long total = jdbc.queryForObject(search.count(), search.parameters(), Long.class);
        return new Page<>(page(search, query.window()), total == null ? 0 : total);
    }

    @QueryHandler
    AuditPart answer(ReadAuditEvents query) {
        AuditSearch search = new AuditSearch(query.filter(), query.order(), names);
        if (query.after() != null) {
            search.after(place(search, query.after()), query.after());
        }
        return new AuditPart(page(search, query.window()));
    }

    private List<Object> place(AuditSearch search, long position) {
        return jdbc.queryForObject(search.place(), Map.of("position", position), (row, number) -> {
            Object[] values = new Object[row.getMetaData().getColumnCount()];
            for (int column = 0; column < values.length; column++) {
                values[column] = row.getObject(column + 1);
            }
            return Arrays.asList(values);
        });
    }

    private List<AuditEventV1> page(AuditSearch search, Window window) {
        List<AuditRow> rows = jdbc.query(
                search.page(),
                search.parameters().addValue("limit", window.limit()).addValue("offset", window.offset()),
                AuditRow::of);
        AuditNames.Names known = names.of(rows);
        return rows.stream().map(row -> row.toV1(known)).toList();
    }
}
