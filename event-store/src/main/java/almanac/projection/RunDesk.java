package almanac.projection;

import almanac.operation.event.OperationEvent.FormerTablesDropped;
import almanac.operation.event.OperationEvent.RunCancelled;
import almanac.operation.event.OperationEvent.RunRequested;
import almanac.projection.ProjectionCommand.CancelRun;
import almanac.projection.ProjectionCommand.DropFormerTables;
import almanac.projection.ProjectionCommand.StartRun;
import almanac.projection.ProjectionQuery.GetRun;
import almanac.projection.ProjectionQuery.ListRuns;
import almanac.projection.ProjectionRunV1.State;
import almanac.projection.Projectors.Projector;
import almanac.row.Page;
import almanac.shared.Actor;
import almanac.shared.ErrorCode;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Accepts requests for runs and answers queries about their progress. */
@Component
class RunDesk {

    private final Projectors projectors;
    private final RunTable runs;
    private final ShadowTables shadowTables;
    private final Operations operations;

    RunDesk(Projectors projectors, RunTable runs, ShadowTables shadowTables, Operations operations) {
        this.projectors = projectors;
        this.runs = runs;
        this.shadowTables = shadowTables;
        this.operations = operations;
    }

    @CommandHandler
    void decide(StartRun command, MetaData metaData, @MetaDataValue(Actor.REQUEST_ID) String requestId) {
        Projector projector = projectors.named(command.projection());
        runs.unended(projector.name()).ifPresent(run -> {
            throw ErrorCode.RUN_WAITS_ALREADY.with(projector.name(), run.id());
        });
        add(command, Actor.of(metaData), requestId);
        operations.record(new RunRequested(command.run(), projector.name(), command.kind()));
    }

    /** Adds the run. Of two requests at the same moment the database refuses one. */
    private void add(StartRun command, String askedBy, String requestId) {
        try {
            runs.add(command.run(), command.projection(), command.kind(), askedBy, requestId);
        } catch (DuplicateKeyException _) {
            throw ErrorCode.RUN_WAITS_ALREADY.with(command.projection(), "asked for at the same moment");
        }
    }

    @CommandHandler
    void decide(CancelRun command) {
        ProjectionRunV1 run = runs.find(command.run()).orElseThrow(() -> ErrorCode.RUN_NOT_FOUND.with(command.run()));
        if (!runs.end(command.run(), State.CANCELLED, null)) {
            throw ErrorCode.RUN_ENDED.with(command.run());
        }
        operations.record(new RunCancelled(command.run(), run.projection()));
    }

    @CommandHandler
    void decide(DropFormerTables command) {
        Projector projector = projectors.named(command.projection());
        if (!shadowTables.hasFormer(projector)) {
            throw ErrorCode.FORMER_TABLES_NOT_FOUND.with(projector.name());
        }
        shadowTables.dropFormer(projector);
        operations.record(new FormerTablesDropped(projector.name()));
    }

    @QueryHandler
    ProjectionRunV1 answer(GetRun query) {
        return runs.find(query.run()).orElseThrow(() -> ErrorCode.RUN_NOT_FOUND.with(query.run()));
    }

    @QueryHandler
    Page<ProjectionRunV1> answer(ListRuns query) {
        return new Page<>(runs.latest(query.window().offset(), query.window().limit()), runs.count());
    }
}
