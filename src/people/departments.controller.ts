import { Body, Controller, Get, Param, Post, Redirect, Render } from '@nestjs/common';
import { IsString, MaxLength } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import type { FormRejected } from '../domain/errors.js';
import type { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { readForm, typed } from '../web/forms.js';
import { Lang, textsOf } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { ShowAgain } from '../web/show-again.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { Departments } from './departments.service.js';
import { presentDepartment, presentDepartments } from './departments.presenter.js';

class DepartmentForm {
  @IsString({ message: 'people.form.invalid' })
  @MaxLength(1_000, { message: 'people.form.invalid' })
  name: string;

  @IsString({ message: 'people.form.invalid' })
  @MaxLength(40, { message: 'people.form.invalid' })
  parent: string;
}

@Controller()
@Access('administrator')
export class DepartmentsController {
  constructor(private readonly departments: Departments) {}

  @Get('/departments')
  @Render('people/departments-index')
  async index(@Lang() texts: Texts): Promise<object> {
    return presentDepartments(
      await this.departments.all(),
      await this.departments.sizes(),
      { name: '', parent: '' },
      texts,
    );
  }

  @Post('/departments')
  @Redirect(paths.departments(), 303)
  @ShowAgain('people/departments-index', 'indexAgain')
  async add(@Body() body: unknown, @Me() me: SignedIn): Promise<void> {
    await this.departments.add(readForm(DepartmentForm, body), me.id);
  }

  async indexAgain(request: FastifyRequest, { problems }: FormRejected): Promise<object> {
    const [all, sizes] = [await this.departments.all(), await this.departments.sizes()];
    return presentDepartments(all, sizes, typed(request.body), textsOf(request), problems);
  }

  @Get('/departments/:id')
  @Render('people/department-form')
  async edit(@Param('id') id: string, @Lang() texts: Texts): Promise<object> {
    const department = await this.departments.find(id);
    const values = { name: department.name, parent: department.parentId ?? '' };
    return presentDepartment(department, await this.departments.all(), values, texts);
  }

  @Post('/departments/:id')
  @Redirect(paths.departments(), 303)
  @ShowAgain('people/department-form', 'editAgain')
  async change(@Param('id') id: string, @Body() body: unknown, @Me() me: SignedIn): Promise<void> {
    await this.departments.change(id, readForm(DepartmentForm, body), me.id);
  }

  async editAgain(request: FastifyRequest, { problems }: FormRejected): Promise<object> {
    const department = await this.departments.find((request.params as { id: string }).id);
    const all = await this.departments.all();
    return presentDepartment(department, all, typed(request.body), textsOf(request), problems);
  }
}
