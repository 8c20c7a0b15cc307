package almanac.audit.command;

import almanac.audit.command.AuditCommand.RecordRefusedLogins;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.gateway.EventGateway;
import org.springframework.stereotype.Component;

/** Publishes the refused logins of each source as one event. There is nothing to decide. */
@Component
class RefusedLoginRecords {

    private final EventGateway events;

    RefusedLoginRecords(EventGateway events) {
        this.events = events;
    }

    @CommandHandler
    void decide(RecordRefusedLogins command) {
        events.publish(command.refused());
    }
}
