package almanac.registeredmodel.command;

import almanac.access.ModelTables.KnownVersion;
import almanac.access.directory.ModelDirectory;
import almanac.registeredmodel.command.ModelVersionCommand.ChangeStage;
import almanac.registeredmodel.command.ModelVersionCommand.TransitionStage;
import almanac.registeredmodel.event.StageCause;
import almanac.shared.Actor;
import almanac.shared.ErrorCode;
import almanac.shared.ModelStages;
import almanac.shared.ModelVersionId;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/**
 * Moves a version to a stage and, when asked to, all others of that stage to the archive, in one transaction. The lock
 * on the model's line lets one such move go on at a time, so two of them never leave two versions where one was to be.
 */
@Component
class StageTransitions {

    private final Repository<ModelVersion> versions;

    StageTransitions(Repository<ModelVersion> versions) {
        this.versions = versions;
    }

    @CommandHandler
    void decide(TransitionStage command, ModelDirectory directory, MetaData metaData) throws Exception {
        if (!directory.holdProject(command.project())) {
            throw ErrorCode.PROJECT_NOT_FOUND.with(command.project());
        }
        if (directory
                .holdModel(command.model())
                .filter(command.project()::equals)
                .isEmpty()) {
            throw ErrorCode.MODEL_NOT_FOUND.with(command.model());
        }
        List<KnownVersion> all = directory.versionsOf(command.model());
        KnownVersion moved = all.stream()
                .filter(version -> version.number() == command.number())
                .findFirst()
                .orElseThrow(() -> ErrorCode.MODEL_VERSION_NOT_FOUND.with(command.model(), command.number()));
        String stage = directory
                .stagesOf(command.project())
                .transition(command.number(), moved.stage(), command.stage(), false);
        if (command.archivesOthers() && !stage.equals(ModelStages.ARCHIVED)) {
            for (KnownVersion other : all) {
                if (other.stage().equalsIgnoreCase(stage)) {
                    move(
                            other.version(),
                            ModelStages.ARCHIVED,
                            StageCause.ARCHIVED,
                            metaData.withoutKeys(Set.of(Actor.IF_MATCH)));
                }
            }
        }
        move(moved.version(), stage, StageCause.DIRECT, metaData);
    }

    /** Has the aggregate decide. The user's right was checked for the whole move, of which this is a part. */
    private void move(ModelVersionId version, String stage, StageCause cause, MetaData metaData) throws Exception {
        versions.load(version.value())
                .handle(new GenericCommandMessage<>(
                        new ChangeStage(version, stage, cause), metaData.and(Actor.USER_ID, Actor.SYSTEM)));
    }
}
