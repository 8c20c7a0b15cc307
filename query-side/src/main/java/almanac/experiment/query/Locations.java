package almanac.experiment.query;

import almanac.experiment.query.ExperimentQuery.LocateExperiment;
import almanac.experiment.query.ExperimentQuery.LocateExperimentNamed;
import almanac.experiment.query.ExperimentQuery.LocateRun;
import almanac.experiment.query.ExperimentQuery.MayKnow;
import almanac.shared.ExperimentId;
import almanac.shared.ProjectId;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Answers which project an experiment or a run belongs to: tracking clients name those alone. */
@Component
class Locations {

    /** A version belongs to no experiment. */
    private static final String OF_VERSION = """
            select m.project_id, '0' from access_model_version v
            join access_registered_model m on m.model_id = v.model_id
            where v.version_id = ? and not v.deleted""";

    private final JdbcOperations jdbc;

    Locations(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    Location answer(LocateExperiment query) {
        return find(
                "select project_id, experiment_id from access_experiment where experiment_id = ?",
                query.experiment().value());
    }

    @QueryHandler
    Location answer(LocateExperimentNamed query) {
        return find("select project_id, experiment_id from access_experiment where name = ?", query.name());
    }

    @QueryHandler
    Location answer(LocateRun query) {
        return query.run().isOfVersion()
                ? find(OF_VERSION, query.run().value())
                : find(
                        "select project_id, experiment_id from access_run where run_id = ?",
                        query.run().value());
    }

    @QueryHandler
    boolean answer(MayKnow query) {
        return true; // the guard has let the caller ask
    }

    private Location find(String sql, String key) {
        return jdbc
                .query(
                        sql,
                        (row, n) -> new Location(new ProjectId(row.getString(1)), new ExperimentId(row.getString(2))),
                        key)
                .stream()
                .findFirst()
                .orElse(Location.NOWHERE);
    }
}
