package almanac.console;

import almanac.role.ForRole;
import almanac.role.Role;
import almanac.web.RequestIds;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.servlet.View;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** Makes the page that says what failed. */
@Component
@ForRole(Role.API)
public class FailurePages {

    static final String VIEW = "failure";

    private final Layout layout;
    private final ObjectProvider<ThymeleafViewResolver> views;

    FailurePages(Layout layout, ObjectProvider<ThymeleafViewResolver> views) {
        this.layout = layout;
        this.views = views;
    }

    /** Fills the model of the page, and sets the status of the answer. */
    void fill(
            HttpStatus status,
            List<String> sentences,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        layout.fill(request, model);
        response.setStatus(status.value());
        model.addAttribute("status", status);
        model.addAttribute("sentences", sentences);
        model.addAttribute("requestId", RequestIds.of(request));
    }

    /** Writes the page where no controller is reached. */
    public void write(HttpStatus status, String sentence, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        Model model = new ExtendedModelMap();
        fill(status, List.of(sentence), request, response, model);
        View page = Objects.requireNonNull(views.getObject().resolveViewName(VIEW, Locale.ENGLISH));
        page.render(model.asMap(), request, response);
    }
}
