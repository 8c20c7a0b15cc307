package almanac.projection;

import org.springframework.jdbc.core.JdbcTemplate;

/** Many events of many projects, put into the log behind everybody's back: no table knows of them until it is rebuilt. */
public final class LongLog {

    /** Of each project: it is created, blocked, unblocked and has its results' branch chosen. */
    public static final int EVENTS_A_PROJECT = 4;

    private LongLog() {}

    public static void append(JdbcTemplate database, String owner, int projects) {
        String[] payloads = {
            """
            'ProjectCreated', json_build_object('project', id, 'owner', '%s', 'name', 'many-' || id,
                'description', 'one of many', 'visibility', 'private')""".formatted(owner),
            "'ProjectBlocked', json_build_object('project', id, 'reason', 'no data')",
            "'ProjectUnblocked', json_build_object('project', id)",
            "'ResultsBranchChosen', json_build_object('project', id, 'branch', 'isolated')"
        };
        for (int sequence = 0; sequence < EVENTS_A_PROJECT; sequence++) {
            database.update("""
                    insert into domain_event (event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                        payload_type, payload, meta_data)
                    select gen_random_uuid()::text, id, %d, 'Project', now(),
                        'almanac.project.event.ProjectEvent$' || name, payload,
                        json_build_object('userId', '%s', 'requestId', gen_random_uuid())
                    from (select 'e' || lpad(to_hex(n), 23, '0') as id from generate_series(1, %d) n) ids
                    cross join lateral (select * from (values (%s)) v (name, payload)) event
                    """.formatted(sequence, owner, projects, payloads[sequence]));
        }
    }
}
