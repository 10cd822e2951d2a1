/** Rules as local inspections, one class a rule, and their fixes. */
package dev.cachelens.ide.inspection;
