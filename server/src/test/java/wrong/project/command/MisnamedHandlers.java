package wrong.project.command;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.queryhandling.QueryHandler;
import wrong.organization.query.UnguardedOrganization;
import wrong.project.event.OpenEvent;
import wrong.user.query.ListsNobody;

/** Handlers of every kind, with names that do not tell them apart. */
public class MisnamedHandlers {

    @CommandHandler
    void handle(UnguardedCommand command) {}

    @CommandHandler
    void handle(EditsNoProject command) {}

    @CommandHandler
    void handle(OpenAndRequiring command) {}

    @EventSourcingHandler
    void on(OpenEvent event) {}

    @EventHandler
    void execute(OpenEvent event) {}

    @QueryHandler
    String query(UnguardedOrganization query) {
        return "";
    }

    @QueryHandler
    String query(ListsNobody query) {
        return "";
    }
}
