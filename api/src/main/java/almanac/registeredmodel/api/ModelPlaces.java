package almanac.registeredmodel.api;

import almanac.experiment.query.ExperimentQuery.MayKnow;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.registeredmodel.query.ModelLocation;
import almanac.registeredmodel.query.ModelVersionQuery.LocateVersion;
import almanac.registeredmodel.query.RegisteredModelQuery.LocateModel;
import almanac.registeredmodel.query.VersionLocation;
import almanac.shared.ErrorCode;
import almanac.shared.ModelId;
import almanac.shared.ModelVersionId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Finds models by their names and versions by their numbers: clients know no others, and rights are in a project. Names
 * are those of now, also where the request is for an earlier point in time.
 */
@Component
class ModelPlaces {

    private final Dispatch dispatch;

    ModelPlaces(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    record Model(ModelId id, ProjectId project) {}

    record Version(ModelVersionId id, Model model, int number) {}

    /** Returns a model that the caller may know of. */
    Model model(String name, Caller caller) {
        ModelLocation place = dispatch.ask(new LocateModel(name, caller.user()), ModelLocation.class, caller.asItIs());
        if (place.model() == null) {
            throw ErrorCode.MODEL_NOT_FOUND.with(name);
        }
        return new Model(place.model(), Objects.requireNonNull(place.project()));
    }

    /** Returns a model whose project the caller knows; one that is merely discoverable shows nothing but itself. */
    Model inside(String name, Caller caller) {
        Model model = model(name, caller);
        if (!dispatch.mayAsk(new MayKnow(model.project()), caller.asItIs())) {
            throw ErrorCode.NOT_ALLOWED.with(Permission.VIEW_EXPERIMENTS.label());
        }
        return model;
    }

    /** Returns a version by its number, which is a text in this API. */
    Version version(String name, String number, Caller caller) {
        if (!number.matches("[1-9]\\d{0,8}")) {
            throw ErrorCode.INVALID_VALUE.with("version", "'%s' is no number of a version".formatted(number));
        }
        return version(name, Integer.parseInt(number), caller);
    }

    Version version(String name, int number, Caller caller) {
        Model model = inside(name, caller);
        VersionLocation place =
                dispatch.askAsSystem(new LocateVersion(model.id(), number), VersionLocation.class, caller.requestId());
        if (place.version() == null) {
            throw ErrorCode.MODEL_VERSION_NOT_FOUND.with(name, number);
        }
        return new Version(place.version(), model, number);
    }
}
