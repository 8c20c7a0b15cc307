package almanac.registeredmodel.command;

import almanac.access.ModelDirectory;
import almanac.registeredmodel.command.ReviewCommand.AnswerInTurn;
import almanac.registeredmodel.command.ReviewCommand.ChangeInTurn;
import almanac.registeredmodel.command.ReviewCommand.InTurn;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/**
 * Has versions decide on their reviews one at a time for each model, under the lock that {@link StageTransitions} takes:
 * so a promotion sees each approval that comes before it in the log, and archives the version. The lock is taken before
 * the version is entered, here as there, for neither may wait for the other while it holds what that one needs.
 */
@Component
class ReviewsInTurn {

    private final Repository<ModelVersion> versions;

    ReviewsInTurn(Repository<ModelVersion> versions) {
        this.versions = versions;
    }

    @CommandHandler
    void decide(AnswerInTurn command, ModelDirectory directory, MetaData metaData) throws Exception {
        decideOn(command, directory, metaData);
    }

    @CommandHandler
    void decide(ChangeInTurn command, ModelDirectory directory, MetaData metaData) throws Exception {
        decideOn(command, directory, metaData);
    }

    private void decideOn(InTurn command, ModelDirectory directory, MetaData metaData) throws Exception {
        boolean isThere = directory.holdProject(command.project())
                && directory
                        .holdModel(command.model())
                        .filter(command.project()::equals)
                        .isPresent();
        if (!isThere) {
            throw command.missing();
        }
        versions.load(command.version().value()).handle(new GenericCommandMessage<>(command.decision(), metaData));
    }
}
