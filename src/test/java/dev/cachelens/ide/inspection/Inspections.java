package dev.cachelens.ide.inspection;

import com.intellij.codeInspection.LocalInspectionEP;
import com.intellij.codeInspection.ProblemDescriptor;
import dev.cachelens.ide.PlatformCore;
import dev.cachelens.rule.Rule;
import dev.cachelens.rule.Rules;
import dev.cachelens.rule.Severity;

/** The inspections that the plugin's descriptor declares, by rule. */
final class Inspections {

    private Inspections() {
    }

    /** The declared inspection of a rule. */
    static LocalInspectionEP of(String rule) {
        String shortName = Rules.find(rule).orElseThrow().shortName();
        for (LocalInspectionEP inspection : PlatformCore.get().inspections()) {
            if (inspection.getShortName().equals(shortName)) {
                return inspection;
            }
        }
        throw new AssertionError("plugin.xml declares no inspection " + shortName);
    }

    /** The severity of a level in plugin.xml. */
    static Severity severity(String level) {
        return switch (level) {
            case "ERROR" -> Severity.ERROR;
            case "WARNING" -> Severity.WARNING;
            case "WEAK WARNING" -> Severity.WEAK;
            case "INFORMATION" -> Severity.INFO;
            default -> throw new AssertionError("no severity for level " + level);
        };
    }

    /** The severity that a user sees who did not change the inspection's level. */
    static Severity severity(ProblemDescriptor problem, Rule rule) {
        return switch (problem.getHighlightType()) {
            case GENERIC_ERROR_OR_WARNING -> severity(of(rule.id()).level);
            case GENERIC_ERROR, ERROR -> Severity.ERROR;
            case WARNING -> Severity.WARNING;
            case WEAK_WARNING -> Severity.WEAK;
            default -> Severity.INFO;
        };
    }
}
