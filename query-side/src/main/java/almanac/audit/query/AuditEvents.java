package almanac.audit.query;

import almanac.audit.query.AuditQuery.ListAuditEvents;
import almanac.audit.query.AuditQuery.ReadAuditEvents;
import almanac.row.Page;
import almanac.row.StreamedList;
import almanac.row.Window;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/** Answers the queries of the audit trail. */
@Component
class AuditEvents {

    private static final String SIZES =
            "select position, octet_length(a::text) from audit_event a where position = any (:positions)";

    private static final String LINES = "select * from audit_event where position = any (:positions)";

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
        List<AuditEventV1> events = StreamedList.of(positions(search, query.window()), this::sizes, this::events);
        return new Page<>(events, total == null ? 0 : total);
    }

    @QueryHandler
    AuditPart answer(ReadAuditEvents query) {
        AuditSearch search = new AuditSearch(query.filter(), query.order(), names);
        if (query.after() != null) {
            search.after(place(search, query.after()), query.after());
        }
        List<Long> positions = positions(search, query.window());
        List<Long> fitting = StreamedList.fitting(positions, this::sizes);
        boolean isEnd = fitting.size() == positions.size()
                && positions.size() < query.window().limit();
        return new AuditPart(events(fitting), isEnd);
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

    private List<Long> positions(AuditSearch search, Window window) {
        return jdbc.queryForList(
                search.page(),
                search.parameters().addValue("limit", window.limit()).addValue("offset", window.offset()),
                Long.class);
    }

    private Map<Long, Long> sizes(List<Long> positions) {
        Map<Long, Long> sizes = new HashMap<>();
        jdbc.query(SIZES, Map.of("positions", array(positions)), row -> {
            sizes.put(row.getLong(1), row.getLong(2));
        });
        return sizes;
    }

    private List<AuditEventV1> events(List<Long> positions) {
        Map<Long, AuditRow> rows = jdbc.query(LINES, Map.of("positions", array(positions)), AuditRow::of).stream()
                .collect(Collectors.toMap(AuditRow::position, Function.identity()));
        AuditNames.Names known = names.of(rows.values());
        return positions.stream()
                .map(rows::get)
                .filter(Objects::nonNull)
                .map(row -> row.toV1(known))
                .toList();
    }

    private static Long[] array(List<Long> positions) {
        return positions.toArray(Long[]::new);
    }
}
