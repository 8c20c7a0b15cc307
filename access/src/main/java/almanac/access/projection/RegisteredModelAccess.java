package almanac.access.projection;

import almanac.access.ModelTables;
import almanac.registeredmodel.event.RegisteredModelEvent;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelAliasRemoved;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelAliasSet;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelDeleted;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelDescribed;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelDiscoverabilityChanged;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelRegistered;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelRenamed;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelTagRemoved;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelTagged;
import almanac.shared.ErrorCode;
import almanac.shared.EventFacts;
import almanac.shared.ModelId;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Applies events of registered models. */
@Component
class RegisteredModelAccess implements AccessPart<RegisteredModelEvent> {

    private final ModelTables tables;

    RegisteredModelAccess(ModelTables tables) {
        this.tables = tables;
    }

    @Override
    public Class<RegisteredModelEvent> events() {
        return RegisteredModelEvent.class;
    }

    @Override
    public List<String> tables() {
        return List.of("access_registered_model");
    }

    @Override
    public void apply(RegisteredModelEvent event, EventFacts facts, NameClaims names) {
        switch (event) {
            case ModelRegistered e ->
                named(e.name(), e.model(), names, name -> tables.add(e.model(), name, e.project(), e.discoverable()));
            case ModelRenamed e -> named(e.name(), e.model(), names, name -> tables.rename(e.model(), name));
            case ModelDiscoverabilityChanged e -> tables.setDiscoverable(e.model(), e.discoverable());
            case ModelDeleted e -> tables.remove(e.model());
            case ModelDescribed _, ModelTagged _, ModelTagRemoved _, ModelAliasSet _, ModelAliasRemoved _ -> {}
        }
    }

    private void named(String name, ModelId model, NameClaims names, Consumer<String> write) {
        names.claim(
                () -> tables.isNameTaken(name),
                () -> write.accept(name),
                () -> write.accept(name + " " + model),
                ErrorCode.MODEL_NAME_TAKEN,
                name);
    }
}
